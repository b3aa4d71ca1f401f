import torch
import matplotlib.pyplot as plt
torch.manual_seed(5)
p = torch.randn(300, 2)
s = plt.scatter(p[:, 0], p[:, 1], c=p[:, 0] + p[:, 1], cmap='plasma', s=30)
plt.colorbar(s)
plt.title('coloured by the sum')
plt.savefig(OUT)
