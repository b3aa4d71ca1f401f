import numpy as np
import torch
import matplotlib.pyplot as plt
x=np.linspace(-2,2,40)
X,Y=np.meshgrid(x,x)
plt.contourf(X,Y,np.exp(-X**2-Y**2),levels=12,cmap='viridis')
plt.colorbar()
plt.savefig(OUT)
