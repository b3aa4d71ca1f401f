import numpy as np
import torch
import matplotlib.pyplot as plt
x=np.linspace(0,6,30)
for k,f in enumerate(['-','--','-.',':','o','s--','^:','x','+-','*']):
    plt.plot(x,np.sin(x)+k,f,label=f)
plt.legend(ncol=2)
plt.savefig(OUT)
