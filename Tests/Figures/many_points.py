import numpy as np
import torch
import matplotlib.pyplot as plt
np.random.seed(0)
plt.plot(np.random.randn(20000),np.random.randn(20000),'.',alpha=0.05)
plt.savefig(OUT)
