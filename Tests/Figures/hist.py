import numpy as np
import torch
import matplotlib.pyplot as plt
np.random.seed(1)
plt.hist(np.random.randn(1000),bins=30,density=True,alpha=0.6,label='a')
plt.legend()
plt.savefig(OUT)
