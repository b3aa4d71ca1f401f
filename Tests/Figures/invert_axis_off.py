import matplotlib.pyplot as plt
fig, ax = plt.subplots(1, 2)
ax[0].plot([1, 2, 3])
ax[0].invert_yaxis()
ax[1].plot([1, 2, 3])
ax[1].axis('off')
plt.savefig(OUT)
