import numpy as np
import torch
import matplotlib.pyplot as plt
x=np.arange(1,200)
plt.loglog(x,x**2.0)
plt.loglog(x,x**1.5,'--')
plt.savefig(OUT)
