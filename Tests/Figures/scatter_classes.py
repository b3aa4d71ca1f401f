import torch
import matplotlib.pyplot as plt
torch.manual_seed(7)
a = torch.randn(80, 2)
b = torch.randn(80, 2) + 2.5
plt.scatter(a[:, 0], a[:, 1], marker='o', color='tab:blue', label='class 0', alpha=0.7)
plt.scatter(b[:, 0], b[:, 1], marker='^', color='tab:orange', label='class 1', alpha=0.7)
plt.scatter([0, 2.5], [0, 2.5], marker='*', s=200, color='red', label='means')
plt.axis('equal')
plt.legend()
plt.savefig(OUT)
