"""What does Orontes get right, measured on data it was not made from?"""
