"""How the encoder and the tables made from corpora are built; not needed to run Orontes."""
