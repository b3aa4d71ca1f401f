import numpy as np
import torch
import matplotlib.pyplot as plt
x=np.linspace(0,3,50)
plt.fill_between(x,np.sin(x),np.cos(x),alpha=0.3)
plt.plot(x,np.sin(x))
plt.savefig(OUT)
