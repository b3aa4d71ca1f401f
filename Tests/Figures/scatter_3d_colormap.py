import torch
import matplotlib.pyplot as plt
torch.manual_seed(13)
p = torch.randn(200, 3)
fig = plt.figure()
ax = fig.add_subplot(111, projection='3d')
ax.scatter(p[:, 0], p[:, 1], p[:, 2], c=p[:, 2], cmap='jet', marker='^', s=30)
ax.view_init(20, 40)
plt.savefig(OUT)
