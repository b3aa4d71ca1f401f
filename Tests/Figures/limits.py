import numpy as np
import torch
import matplotlib.pyplot as plt
plt.plot([1,2,3],[1e6,2e6,3e6])
plt.xlim(0,4)
plt.ylim(0,4e6)
plt.savefig(OUT)
