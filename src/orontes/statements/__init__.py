"""Step 3: who says what happened? Triggers, roles, source, stance, reality and counts of each statement."""
