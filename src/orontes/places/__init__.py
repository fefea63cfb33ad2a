"""Step 4: which place is meant? Gazetteer, recognition, resolution and relations; and the base map."""

from orontes.places.basemap import read_basemap
from orontes.places.gazetteer import Gazetteer, open_gazetteer
from orontes.places.link import link_places

__all__ = ["Gazetteer", "link_places", "open_gazetteer", "read_basemap"]
