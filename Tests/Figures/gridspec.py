import numpy as np
import torch
import matplotlib.pyplot as plt
from matplotlib.gridspec import GridSpec
fig=plt.figure()
g=GridSpec(2,2,width_ratios=[2,1])
fig.add_subplot(g[0,:]).plot([1,2])
fig.add_subplot(g[1,0]).plot([2,1])
fig.add_subplot(g[1,1]).plot([1,1])
plt.savefig(OUT)
