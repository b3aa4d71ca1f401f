import numpy as np
import torch
import matplotlib.pyplot as plt
np.random.seed(0)
x=np.random.randn(200)
y=np.random.randn(200)
plt.scatter(x,y,c=x+y,s=20+30*np.abs(x),cmap='coolwarm',alpha=0.7)
plt.colorbar()
plt.savefig(OUT)
