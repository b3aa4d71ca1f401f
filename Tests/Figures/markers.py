import matplotlib.pyplot as plt
for k, m in enumerate('.,ov^<>1234sp*hH+xDd|_8PX'):
    plt.plot(k % 6, k // 6, m, ms=12)
plt.savefig(OUT)
