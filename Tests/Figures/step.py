import numpy as np
import torch
import matplotlib.pyplot as plt
plt.step([0,1,2,3],[1,3,2,4],where='mid')
plt.step([0,1,2,3],[0,2,1,3],where='post')
plt.savefig(OUT)
