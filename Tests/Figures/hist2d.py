import numpy as np
import matplotlib.pyplot as plt
np.random.seed(5)
x = np.random.randn(1000)
plt.hist2d(x, 0.5 * x + np.random.randn(1000), bins=20, cmap='Blues')
plt.colorbar()
plt.savefig(OUT)
