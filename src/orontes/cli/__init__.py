"""What does a person type, and what do they see? One command a module; all work is done by the engine."""
