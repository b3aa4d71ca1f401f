import numpy as np
import matplotlib.pyplot as plt
x = np.arange(10)
fig, ax = plt.subplots(1, 3, figsize=(12, 4))
ax[0].stem(x, np.sin(x), label='sin')
ax[0].legend()
ax[1].stem(np.cos(x), linefmt='r--', markerfmt='ks', basefmt='b-', orientation='horizontal')
ax[2].stackplot(x, x, x**0.5, 3 + 0 * x, labels=['a', 'b', 'c'], alpha=0.7)
ax[2].legend(loc='upper left')
plt.savefig(OUT)
