import numpy as np
import torch
import matplotlib.pyplot as plt
plt.plot(torch.linspace(0,1,20).reshape(20,1)*torch.tensor([[1.,2.,3.]]))
plt.xlabel('step')
plt.ylabel('value')
plt.savefig(OUT)
