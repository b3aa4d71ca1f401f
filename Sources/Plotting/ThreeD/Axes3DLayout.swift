final class Axes3DLayout: AxesLayout {}
