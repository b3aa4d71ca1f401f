import matplotlib.pyplot as plt
plt.bar([1, 2, 3, 4], [10, 200, 3000, 40000], log=True)
plt.xticks(ticks=[1, 2, 3, 4], labels=['a', 'b', 'c', 'd'])
plt.ylabel('count')
plt.savefig(OUT)
