import numpy as np
import torch
import matplotlib.pyplot as plt
plt.plot([0,1,2,3],[3,1,2,0])
plt.annotate('low',xy=(1,1),xytext=(1.5,2),arrowprops=dict(arrowstyle='->'))
plt.savefig(OUT)
