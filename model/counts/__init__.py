"""Rules that fill the sums of outcomes, in modules named as those of `model/outcomes/`. They read and count, nothing else."""
