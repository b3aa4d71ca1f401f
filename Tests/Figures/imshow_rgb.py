import numpy as np
import matplotlib.pyplot as plt
r = np.linspace(0, 1, 20).reshape(1, 20) * np.ones((10, 1))
g = np.linspace(0, 1, 10).reshape(10, 1) * np.ones((1, 20))
plt.imshow(np.stack([r, g, 0.5 * np.ones((10, 20))], axis=2))
plt.savefig(OUT)
