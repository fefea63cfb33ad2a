"""How fast and how big is Orontes on this machine?"""
