import numpy as np
import matplotlib.pyplot as plt
fig, axs = plt.subplots(2, 2, figsize=(9, 6))
axs[0, 0].plot(np.arange(5) * 1e-7)
axs[0, 1].plot(np.arange(5) + 1e6)
axs[1, 0].plot(np.arange(5) * 1e8, np.arange(5) * 1e-3 + 5)
axs[1, 1].plot([0.1, 0.12], [-1e-3, 2e-3])
plt.savefig(OUT)
