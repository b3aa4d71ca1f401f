import numpy as np
import torch
import matplotlib.pyplot as plt
plt.rcParams['lines.linewidth']=4
plt.rcParams['font.size']=14
plt.rcParams['axes.grid']=True
plt.plot([1,2,3])
plt.title('larger')
plt.savefig(OUT)
