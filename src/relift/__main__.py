"""`python -m relift` is the `relift` command."""

from relift.cli.main import main

if __name__ == "__main__":
    main()
