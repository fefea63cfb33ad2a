"""Step 4: who is meant? Known actors, their mentions, the war and its sides, and what kind of source each is."""

from orontes.actors.knowledge import Knowledge, load_knowledge
from orontes.actors.link import link_actors
from orontes.actors.source_kinds import source_kind_of
from orontes.actors.wars import choose_war, side_of

__all__ = ["Knowledge", "choose_war", "link_actors", "load_knowledge", "side_of", "source_kind_of"]
