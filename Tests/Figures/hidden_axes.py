import numpy as np
import matplotlib.pyplot as plt

fig, axes = plt.subplots(2, 2, figsize=(7, 5))
rng = np.random.RandomState(0)
for place, ax in enumerate(axes.flat):
    ax.imshow(rng.rand(6, 8), cmap='gray')
    ax.set_title(f'picture {place}')
    ax.set_xlabel('hidden or not')
    ax.set_ylabel('rows')
    ax.get_xaxis().set_visible(place % 2 == 0)
    ax.get_yaxis().set_visible(place > 1)
plt.tight_layout()
plt.savefig(OUT)
