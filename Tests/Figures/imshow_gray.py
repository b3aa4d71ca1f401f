import numpy as np
import torch
import matplotlib.pyplot as plt
plt.imshow(np.arange(64).reshape(8,8),cmap='gray')
plt.colorbar()
plt.savefig(OUT)
