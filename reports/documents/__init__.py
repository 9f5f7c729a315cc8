"""Documents that are generated from the code and the data: `python run.py generate` writes them."""
