"""Reading pictures: the only room that knows OpenCV, onnxruntime and the models of rapidocr.

From pixels to the characters and rules of a page, laid out as those of a PDF are: a picture is straightened, its rules
are found, what is written between them is cut out piece by piece and read. Nothing is downloaded.
"""
