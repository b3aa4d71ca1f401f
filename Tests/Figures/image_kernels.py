import numpy as np
import matplotlib.pyplot as plt

image = np.random.default_rng(5).random((6, 8))
fig, axes = plt.subplots(2, 4, figsize=(11, 5))
for ax, name in zip(axes.flat, ['bilinear', 'bicubic', 'gaussian', 'spline16', 'lanczos', 'hermite', 'catrom', 'mitchell']):
    ax.imshow(image, interpolation=name, cmap='viridis')
    ax.set_title(name)
plt.savefig(OUT)
