// The thread that PDFs are read in: the library's own, as a module that the build bundles with ours.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
