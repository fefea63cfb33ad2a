"""`python -m orontes`: the command line."""

from orontes.cli.app import main

if __name__ == "__main__":
    main()
