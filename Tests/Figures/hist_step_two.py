import torch
import matplotlib.pyplot as plt
torch.manual_seed(9)
plt.hist([torch.randn(500).numpy(), torch.randn(300).numpy() + 1], bins=15, label=['a', 'b'])
plt.hist(torch.randn(400).numpy() - 2, bins=12, histtype='step', label='c')
plt.legend()
plt.savefig(OUT)
