import numpy as np
import torch
import matplotlib.pyplot as plt
plt.plot([100000.1,100000.2,100000.3],[1e-5,2e-5,3e-5])
plt.savefig(OUT)
