import numpy as np
import torch
import matplotlib.pyplot as plt
np.random.seed(1)
plt.hist(np.random.randn(500),bins=20,histtype='step')
plt.savefig(OUT)
