"""Step 4: which place is meant? Gazetteer, recognition, resolution and relations."""

from orontes.places.gazetteer import Gazetteer, open_gazetteer
from orontes.places.link import link_places

__all__ = ["Gazetteer", "link_places", "open_gazetteer"]
