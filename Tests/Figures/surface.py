import numpy as np
import torch
import matplotlib.pyplot as plt
x=np.linspace(-2,2,30)
X,Y=np.meshgrid(x,x)
ax=plt.figure().add_subplot(projection='3d')
ax.plot_surface(X,Y,X**2+Y**2,cmap='viridis')
ax.set_zlabel('z')
plt.savefig(OUT)
