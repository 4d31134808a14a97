"""Speed and quality of Hammy, each figure beside a baseline measured in the same run (`make bench`)."""
