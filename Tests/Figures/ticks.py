import matplotlib.pyplot as plt
plt.plot([0, 1, 2], [0, 10, 5])
plt.xticks([0, 1, 2], ['zero', 'one', 'two'], rotation=45)
plt.yticks([0, 5, 10])
plt.tick_params(direction='in')
plt.savefig(OUT)
