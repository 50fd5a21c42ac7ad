"""The benchmark: speed, memory and page weight as ratios, against the bounds the project keeps."""
