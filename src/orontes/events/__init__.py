"""Which statements tell the same happening, who stands behind it, and where do they contradict each other?"""
