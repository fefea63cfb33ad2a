"""Who wires the steps? Only this package: the command line and the web call it, and the steps never meet elsewhere."""
