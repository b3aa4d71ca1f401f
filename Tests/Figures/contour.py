import numpy as np
import torch
import matplotlib.pyplot as plt
x=np.linspace(-2,2,40)
X,Y=np.meshgrid(x,x)
plt.contour(X,Y,X**2-Y**2,levels=10)
plt.savefig(OUT)
