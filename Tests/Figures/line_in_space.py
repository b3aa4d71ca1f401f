import numpy as np
import torch
import matplotlib.pyplot as plt
t=np.linspace(0,10,100)
ax=plt.figure().add_subplot(projection='3d')
ax.plot(np.cos(t),np.sin(t),t,'r',label='helix')
ax.scatter([0],[0],[5],s=80)
ax.legend()
plt.savefig(OUT)
