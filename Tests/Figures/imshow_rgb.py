import numpy as np
import torch
import matplotlib.pyplot as plt
a=np.zeros((4,5,3))
a[:,:,0]=0.8
a[1:3,1:4,1]=0.5
plt.imshow(a)
plt.savefig(OUT)
