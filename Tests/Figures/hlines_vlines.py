import numpy as np
import torch
import matplotlib.pyplot as plt
plt.hlines([1,2,3],0,[1,2,3])
plt.vlines([0.5,1.5],0,3,colors='red')
plt.savefig(OUT)
