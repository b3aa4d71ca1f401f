import numpy as np
import torch
import matplotlib.pyplot as plt
plt.errorbar([1,2,3],[2,3,1],yerr=[0.2,0.3,0.1],fmt='o-',capsize=4)
plt.savefig(OUT)
